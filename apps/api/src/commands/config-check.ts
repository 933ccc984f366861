import { PackError, loadPack } from '@ioc/platform';
import { adapterKinds } from '../adapter-kinds.js';

/** `ioc config check [DIR]`: exit 0 when the pack may be used, 78 with every fault when not. */
export async function configCheck([dir = process.env['IOC_CONFIG'] || 'config/kon-tum']: string[]): Promise<number> {
  try {
    const pack = await loadPack(dir, { adapters: adapterKinds });
    const counts = `${pack.areas.length} areas, ${pack.indicators.length} indicators, ${pack.feeds.length} feeds, ${pack.cameras.length} cameras`;
    process.stdout.write(`${dir}: no faults (${pack.province.name}: ${counts})\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 78;
  }
}
