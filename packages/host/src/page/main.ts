import { startPhonePage } from './start-phone-page';

const mount = document.getElementById('host-phone');
if (mount === null) throw new Error('phone.html has no element "host-phone"');
startPhonePage(mount).catch((error: unknown) => {
  console.error(error);
});
