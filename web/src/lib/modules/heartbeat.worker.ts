import { noteStopped, forgetStopped } from './stopped-pages.js';

export type ToHeartbeat = { is: 'alive' } | { is: 'live'; tab: string; keys: string[] } | { is: 'waiting'; waiting: boolean };
export type FromHeartbeat = { is: 'asking' } | { is: 'awake'; after: number };

const every = 1000;
const stoppedAfter = 5000;

let tab = '';
let live: string[] = [];
let waiting = false;
let heard = performance.now();
let ticked = performance.now();
let noted = false;

const say = (message: FromHeartbeat) => self.postMessage(message);

function tick() {
  const now = performance.now();
  const machineSlept = now - ticked > every * 3;
  ticked = now;
  if (machineSlept || waiting) heard = now;
  if (!noted && tab && now - heard > stoppedAfter) {
    noted = true;
    void noteStopped(tab, live);
  }
  say({ is: 'asking' });
}

self.onmessage = ({ data }: MessageEvent<ToHeartbeat>) => {
  if (data.is === 'live') ({ tab, keys: live } = data);
  if (data.is === 'waiting') waiting = data.waiting;
  const after = performance.now() - heard;
  heard = performance.now();
  if (!noted) return;
  noted = false;
  void forgetStopped(tab);
  say({ is: 'awake', after });
};

setInterval(tick, every);
