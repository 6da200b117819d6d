/** The scripts of package.json that run at night, as JSON: a new `bench:…` does so by itself. */
const { scripts } = require('../package.json');

const names = Object.keys(scripts).filter((name) =>
  /^(?:bench\b|mutation$|fuzz$|check:frameworks$)/.test(name),
);
process.stdout.write(JSON.stringify(names));
