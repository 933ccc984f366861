import { parentPort } from 'node:worker_threads';
import { AugursModel, FitFault, type FitReply, type FitRequest } from '@ioc/outlook';

/* The thread in which models are made: one request at a time. */

const model = new AugursModel();

function answer(request: FitRequest): FitReply {
  try {
    return { fit: model.fit(request) };
  } catch (error) {
    if (error instanceof FitFault) return { fault: error.message };
    throw error;
  }
}

parentPort?.on('message', (request: FitRequest) => {
  parentPort?.postMessage(answer(request));
});
parentPort?.postMessage('ready');
