/** Jest resolver: the packages of this repository run from their sources. */
module.exports = (path, options) =>
  options.defaultResolver(path, {
    ...options,
    conditions: [...(options.conditions ?? []), 'onboarding-source'],
  });
