import { createObservable } from '../../../../miniprogram/services/observable';

it('tells every listener each value, until the listener leaves', () => {
  const { publish, subscribe } = createObservable<number>();
  const heard: string[] = [];
  const leave = subscribe((value) => heard.push(`a${value}`));
  subscribe((value) => heard.push(`b${value}`));
  publish(1);
  leave();
  publish(2);
  expect(heard).toStrictEqual(['a1', 'b1', 'b2']);
});

it('still tells the others when a listener leaves while it is told', () => {
  const { publish, subscribe } = createObservable<number>();
  const heard: string[] = [];
  const leave = subscribe((value) => {
    heard.push(`a${value}`);
    leave();
  });
  subscribe((value) => heard.push(`b${value}`));
  publish(1);
  publish(2);
  expect(heard).toStrictEqual(['a1', 'b1', 'b2']);
});
