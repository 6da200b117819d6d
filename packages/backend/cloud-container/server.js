'use strict';

const { startContainer } = require('onboarding-backend');

startContainer(process.env).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
