export default {
  pages: ['pages/home/home', 'pages/second/second'],
  window: { navigationBarBackgroundColor: '#ffffff' },
};
