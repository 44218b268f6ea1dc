import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 200;
const RESTART_MS_MAX = 240_000;

interface ServiceStatus {
  name: string;
  pid: number;
  state: string;
}

/** What a running platform says about its parts; its data directory is in `CART_DATA`. */
function commandService(): ServiceStatus {
  const directory = process.env['CART_DATA'];
  if (directory === undefined) throw new Error('CART_DATA does not name the data of a running platform');
  const run = JSON.parse(readFileSync(join(directory, 'run.json'), 'utf8')) as { services: ServiceStatus[] };
  const service = run.services.find(({ name }) => name === 'command');
  if (service === undefined) throw new Error('no command service runs');
  return service;
}

/** Ends the command service as a power cut would. The platform's launcher starts it again. */
export function killCommandService(): { restarted: () => Promise<void> } {
  const { pid } = commandService();
  process.kill(pid, 'SIGKILL');
  const isBack = (): boolean => {
    const now = commandService();
    return now.pid !== pid && now.state === 'READY';
  };
  const restarted = async (): Promise<void> => {
    const deadline = Date.now() + RESTART_MS_MAX;
    while (!isBack()) {
      if (Date.now() > deadline) throw new Error('the command service was not started again in time');
      await sleep(LOOK_MS);
    }
  };
  return { restarted };
}
