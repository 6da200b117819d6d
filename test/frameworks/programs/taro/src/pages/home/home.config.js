export default { navigationBarTitleText: 'Home' };
