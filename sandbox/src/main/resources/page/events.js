// Tells what happens in a session, until the function that is given back is called.
import { SharedStream } from './event-source.js';

const own = new SharedStream();

export function watch(session, secret, told) {
  let stop = () => {};
  const begin = () => {
    if (typeof SharedWorker === 'undefined') {
      own.watch(session, secret, told);
      stop = () => own.leave(session, told);
      return;
    }
    const worker = new SharedWorker('/events-worker.js', { type: 'module', name: 'handover-events' });
    worker.port.onmessage = ({ data }) => told(data);
    worker.port.postMessage({ watch: session, secret });
    stop = () => {
      worker.port.postMessage({});
      worker.port.onmessage = null;
    };
  };
  begin();
  const hide = () => stop();
  const show = event => event.persisted && begin();
  addEventListener('pagehide', hide);
  addEventListener('pageshow', show);
  return () => {
    stop();
    removeEventListener('pagehide', hide);
    removeEventListener('pageshow', show);
  };
}
