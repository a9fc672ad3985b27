// Holds the one stream of all tabs of a browser.
import { SharedStream } from './event-source.js';

const stream = new SharedStream();

self.onconnect = ({ ports: [port] }) => {
  let leave = () => {};
  port.onmessage = ({ data }) => {
    leave();
    leave = () => {};
    if (data.watch) {
      const told = message => port.postMessage(message);
      stream.watch(data.watch, data.secret, told);
      leave = () => stream.leave(data.watch, told);
    }
  };
};
