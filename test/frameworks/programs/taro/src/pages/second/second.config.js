export default { navigationBarTitleText: 'Second' };
