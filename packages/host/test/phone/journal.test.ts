import { createPhoneJournal } from '../../src/phone/journal';
import type { PhoneJournal } from '../../src/phone/phone';

test('a warning is told the first time, the tenth and the hundredth, with its count', () => {
  const journal = createPhoneJournal();
  const told: PhoneJournal['notice'][] = [];
  journal.on('notice', (notice) => told.push(notice));
  const warn = (text: string) => {
    journal.emit('notice', { severity: 'warning', text });
  };
  for (let time = 0; time < 120; time += 1) warn('again');
  warn('another');
  expect(told.map(({ text }) => text)).toStrictEqual([
    'again',
    'again (10 times)',
    'again (100 times)',
    'another',
  ]);
});

test('what the engine has counted for each place, and what is no warning, is told as it comes', () => {
  const journal = createPhoneJournal();
  const told: PhoneJournal['notice'][] = [];
  journal.on('notice', (notice) => told.push(notice));
  journal.emit('notice', { severity: 'warning', text: 'a', isCounted: true });
  journal.emit('notice', { severity: 'warning', text: 'a', isCounted: true });
  journal.emit('notice', { severity: 'info', text: 'b' });
  journal.emit('notice', { severity: 'info', text: 'b' });
  expect(told).toStrictEqual([
    { severity: 'warning', text: 'a' },
    { severity: 'warning', text: 'a' },
    { severity: 'info', text: 'b' },
    { severity: 'info', text: 'b' },
  ]);
});
