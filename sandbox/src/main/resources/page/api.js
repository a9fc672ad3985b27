// Requests to the server. What it refuses is thrown as an error whose message is its sentence.
import { keys } from './keys.js';

export class Refused extends Error {
  constructor(status, sentence) {
    super(sentence);
    this.status = status;
  }
}

async function ask(method, path, token, body) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: {
        ...(token ? { 'X-Handover-Token': token } : {}),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
    });
  } catch {
    throw new Refused(0, 'The server does not answer.');
  }
  const text = await answer.text();
  let content = null;
  try {
    content = text ? JSON.parse(text) : null;
  } catch { /* said below */ }
  if (!answer.ok) throw new Refused(answer.status, content?.error ?? 'The server answers with an error.');
  return content;
}

const session = (id, rest = '') => '/api/sessions/' + encodeURIComponent(id) + rest;

export const api = {
  scenarios: (trainee, asked) => ask('GET', '/api/scenarios?trainee=' + encodeURIComponent(trainee) + (asked ? '&scenario=' + encodeURIComponent(asked) : '')),
  begin: body => ask('POST', '/api/sessions', '', body),
  importOne: body => ask('POST', '/api/imports', '', body),
  view: id => ask('GET', session(id), keys.of(id)),
  input: (id, body) => ask('POST', session(id, '/inputs'), keys.of(id), body),
  clock: (id, action, speed) => ask('POST', session(id, '/clock'), keys.of(id), speed ? { action, speed } : { action }),
  hint: id => ask('POST', session(id, '/hints'), keys.of(id), {}),
  finish: id => ask('POST', session(id, '/finish'), keys.of(id), {}),
  account: (id, text) => ask('PUT', session(id, '/account'), keys.of(id), { text }),
  debrief: id => ask('GET', session(id, '/debrief'), keys.of(id)),
  branch: (id, millis, trainee) => ask('POST', session(id, '/branches'), keys.of(id), { millis, trainee }),
  exported: id => ask('GET', session(id, '/export'), keys.of(id)),
  sessions: () => ask('GET', '/api/instructor/sessions', keys.instructor),
  watched: id => ask('GET', '/api/instructor/sessions/' + encodeURIComponent(id), keys.instructor),
  ofInstructor: (id, what, body) => ask('POST', '/api/instructor/sessions/' + encodeURIComponent(id) + '/' + what, keys.instructor, body),
  takeBack: (id, number) => ask('DELETE', '/api/instructor/sessions/' + encodeURIComponent(id) + '/pending/' + number, keys.instructor),
  clocks: action => ask('POST', '/api/instructor/clock', keys.instructor, { action }),
  tellAll: text => ask('POST', '/api/instructor/comments', keys.instructor, { text }),
};
