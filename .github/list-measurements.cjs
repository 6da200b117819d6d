/** The scripts of package.json that are measurements, as JSON: a new `bench:…` runs at night by itself. */
const { scripts } = require('../package.json');

const names = Object.keys(scripts).filter((name) => /^(?:bench\b|mutation$|fuzz$)/.test(name));
process.stdout.write(JSON.stringify(names));
