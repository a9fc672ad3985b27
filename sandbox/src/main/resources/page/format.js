// Times and words as people read them.
const two = number => String(number).padStart(2, '0');

export function clockTime(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  return Math.floor(seconds / 3600) + ':' + two(Math.floor(seconds / 60) % 60) + ':' + two(seconds % 60);
}

export function span(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 100) return seconds + ' s';
  const minutes = Math.floor(seconds / 60);
  if (minutes < 100) return minutes + ' min' + (seconds % 60 && minutes < 10 ? ' ' + seconds % 60 + ' s' : '');
  return Math.floor(minutes / 60) + ' h' + (minutes % 60 ? ' ' + minutes % 60 + ' min' : '');
}

export const left = (until, now) => Math.max(0, Math.ceil((until - now) / 1000)) + ' s';

const WORDS = {
  active: 'Active', standby: 'Standby', up: 'up', stopped: 'stopped', crashed: 'crashed', upgrading: 'upgrading',
  initializing: 'initializing', 'not-seen': 'not seen', unreachable: 'unreachable', nothing: 'no client',
  old: 'old release', new: 'new release', certain: 'certain', 'with-luck': 'with luck', lost: 'lost',
  nobody: 'none', several: 'two or more',
  critical: 'Critical', error: 'Error', warning: 'Warning',
};

export const word = key => WORDS[key] ?? key;

export const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

export const counted = (number, one) => number + ' ' + one + (number === 1 ? '' : 's');
