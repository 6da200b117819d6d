import { createListenerSets } from '../../../src/api/kit/context';
import { createEmitter } from '../../../src/phone/emitter';
import type { Phone, PhoneJournal } from '../../../src/phone/phone';
import { createAppInstance } from '../../../src/runtime/program/app-instance';
import { createErrorReporter } from '../../../src/runtime/program/error-reporter';

test('who hears of errors and throws is told of once, and not asked again about itself', () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const journal = createEmitter<PhoneJournal>();
  const told: string[] = [];
  journal.on('exception', ({ message }) => told.push(message));
  const report = (error: unknown) => {
    reporter.report(error);
  };
  const app = createAppInstance(report);
  const listeners = createListenerSets(report);
  const reporter = createErrorReporter({ journal } as unknown as Phone, () => ({ app, listeners }));
  const heard: unknown[] = [];
  app.define({
    onError(text: string) {
      heard.push(text.split('\n')[0]);
      throw new Error('in onError');
    },
  });
  listeners.add('Error', ({ message }: { readonly message: string }) => {
    heard.push(message.split('\n')[0]);
    throw new Error('in wx.onError');
  });
  report(new Error('first'));
  report(new Error('second'));
  expect(told).toStrictEqual([
    ...['first', 'in onError', 'in wx.onError'],
    ...['second', 'in onError', 'in wx.onError'],
  ]);
  expect(heard).toStrictEqual(['first', 'first', 'second', 'second']);
});
