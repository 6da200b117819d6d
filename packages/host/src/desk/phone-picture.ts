/** Device pixels for each of the phone's. */
const density = 2;

/**
 * A PNG of what a frame of the same origin shows. The browser draws a copy of its document inside an SVG
 * picture, which loads nothing: styles, pictures and the fonts in use are inside of the copy.
 */
export async function pictureOf(frame: HTMLIFrameElement): Promise<Blob> {
  const { contentDocument: shown } = frame;
  if (shown === null) throw new Error('The phone shows no page.');
  await shown.fonts.ready;
  const [width, height] = [frame.clientWidth, frame.clientHeight];
  const markup = new XMLSerializer().serializeToString(await copyOf(shown));
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<foreignObject width="100%" height="100%">${markup}</foreignObject></svg>`;
  const image = new Image();
  // A blob's address would make the canvas unreadable.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  // Fonts inside of a picture come a little after it.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const canvas = document.createElement('canvas');
  canvas.width = width * density;
  canvas.height = height * density;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The picture has no size.'));
      else resolve(blob);
    }, 'image/png');
  });
}

/** The document with all it needs inside of it: styles, values, pictures and where it is scrolled to. */
async function copyOf(shown: Document): Promise<Element> {
  const root = shown.documentElement;
  const copy = root.cloneNode(true) as Element;
  const originals = [...root.querySelectorAll('*')];
  const pictures: Promise<void>[] = [];
  // Both lists are in the order of the document.
  for (const [index, twin] of [...copy.querySelectorAll('*')].entries()) {
    const original = originals[index];
    if (original === undefined) continue;
    if (original.matches('input, textarea')) keepValue(original, twin);
    if (original.matches('img')) pictures.push(keepPicture(original, twin));
    if (original.scrollTop > 0) keepScroll(original.scrollTop, twin);
  }
  await Promise.all(pictures);
  for (const outside of copy.querySelectorAll('script, link, style, .host-notices'))
    outside.remove();
  const style = shown.createElement('style');
  style.textContent = await cssOf(shown);
  copy.prepend(style);
  return copy;
}

async function cssOf({ styleSheets, adoptedStyleSheets, fonts }: Document): Promise<string> {
  // The document's fonts are in the order of their rules.
  const faces = [...fonts];
  const texts = [...styleSheets, ...adoptedStyleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .map(async ({ cssText }) => {
      if (!cssText.startsWith('@font-face')) return cssText;
      return faces.shift()?.status === 'loaded' ? await withFontInside(cssText) : '';
    });
  return (await Promise.all(texts)).join('\n');
}

async function withFontInside(rule: string): Promise<string> {
  const [link, address = ''] = /url\("([^"]+)"\)/u.exec(rule) ?? [];
  if (link === undefined) return rule;
  const font = await (await fetch(address)).blob();
  return rule.replace(link, `url("${await dataUrl(font)}")`);
}

function keepValue(original: Element, twin: Element): void {
  const { value } = original as HTMLInputElement;
  if (original.matches('textarea')) twin.textContent = value;
  else twin.setAttribute('value', value);
}

async function keepPicture(original: Element, twin: Element): Promise<void> {
  const { currentSrc } = original as HTMLImageElement;
  if (currentSrc === '' || currentSrc.startsWith('data:')) return;
  try {
    const blob = await (await fetch(currentSrc)).blob();
    twin.setAttribute('src', await dataUrl(blob));
  } catch {
    // A picture from elsewhere that may not be read stays empty.
    twin.removeAttribute('src');
  }
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      resolve(reader.result as string);
    });
    reader.addEventListener('error', () => {
      reject(new Error('The picture cannot be read.'));
    });
    reader.readAsDataURL(blob);
  });
}

function keepScroll(top: number, twin: Element): void {
  for (const child of twin.children) {
    const style = child.getAttribute('style') ?? '';
    child.setAttribute('style', `${style};transform:translateY(${-top}px)`);
  }
}
