export default {
  pages: ['pages/home/home', 'pages/second/second', 'pages/index/index'],
  window: { navigationBarBackgroundColor: '#ffffff' },
};
