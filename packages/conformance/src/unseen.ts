/** What a green run says nothing about; README.md says what to do about each. */
export const unseen: readonly string[] = [
  'sessions that never end: nobody waits for days; look at what your backend does with expiresInSeconds',
  'answers that are kept less than a day: the kit repeats a key within its run and after a restart',
  'limits by the hour: five messages to a number, ten from a person',
  'a crash between WeChat’s answer and your commit: --restart stops in an orderly way, SIGKILL does not',
  'several processes: point --backend at the load balancer, and run the kit more than once',
  'logs and databases: whether codes, numbers and tokens stand in them in the clear',
  'whether a usage event that was told twice is counted once',
  'patience: whether your backend waits for a WeChat that takes longer than --slow-ms',
  'whether an SMS code from before DELETE /user still counts, and numbers of satellites: each costs a message',
  'what an SMS costs: countries, prefixes, the total budget',
  'redelivered and media messages of WeChat, and whether somebody hears of an empty pack',
];
