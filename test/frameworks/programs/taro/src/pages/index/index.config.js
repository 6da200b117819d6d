export default {
  navigationBarTitleText: 'Index',
};
