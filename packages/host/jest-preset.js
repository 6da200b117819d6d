'use strict';

/** `preset: 'miniprogram-host'`: tests run in a jsdom that can build a mini program and run it. */
module.exports = {
  testEnvironment: require.resolve('miniprogram-host/jest-environment'),
  testEnvironmentOptions: { pretendToBeVisual: true },
};
