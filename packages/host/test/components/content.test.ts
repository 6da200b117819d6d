/**
 * @jest-environment jsdom
 */
import { icon } from '../../src/components/content/icon';
import { progress } from '../../src/components/content/progress';
import { richText } from '../../src/components/content/rich-text/rich-text';
import { text } from '../../src/components/content/text/text';
import { textarea } from '../../src/components/form/textarea';
import { image } from '../../src/components/media/image';
import { coverImage } from '../../src/components/view-container/cover-image';
import { clearPage, fakePhone, manualClock, mount } from './fake-instance';

afterEach(clearPage);

describe('rich text', () => {
  const rendered = (nodes: unknown, classNames = (names: string) => [`scope--${names}`]) =>
    mount(richText, { properties: { nodes }, classNames }).element.querySelector(
      '.wx-rich-text-content',
    )?.innerHTML;

  it('keeps trusted HTML and drops what could run', () => {
    const html =
      '<p onclick="x()">你好<script>alert(1)</script><iframe src="/"></iframe><b id="no">粗</b></p>';
    expect(rendered(html)).toBe('<p>你好<b>粗</b></p>');
  });

  it('keeps no address of a link', () => {
    expect(rendered('<a href="javascript:alert(1)">链接</a>')).toBe('<a>链接</a>');
  });

  it('makes elements of a list of nodes', () => {
    const nodes = [
      {
        name: 'div',
        attrs: { class: 'card', style: 'color: red' },
        children: [{ type: 'text', text: '1 &lt; 2 &amp; 3' }],
      },
    ];
    expect(rendered(nodes)).toBe(
      '<div class="scope--card" style="color: red">1 &lt; 2 &amp; 3</div>',
    );
  });

  it('finds pictures of the program', () => {
    expect(rendered('<img src="/a.png">')).toBe('<img src="/program/a.png" alt="">');
  });

  it('keeps the spans of a table row, as the documentation lists them', () => {
    const html = '<table width="9"><tr height="8"><td colspan="2">x</td></tr></table>';
    expect(rendered(html)).toContain('<tr height="8"><td colspan="2">x</td></tr>');
  });

  it('shows runs of blanks in the width that space names', () => {
    const { element, set } = mount(richText, {
      properties: { nodes: '<b>a  b</b>', space: 'emsp' },
    });
    expect(element.textContent).toBe('a\u2003\u2003b');
    set('space', 'nbsp');
    expect(element.textContent).toBe('a\u00a0\u00a0b');
  });

  it('survives nodes that are none', () => {
    expect(rendered([null, 7, { children: [] }])).toBe('');
  });
});

describe('an image', () => {
  it('loads the file of the program', () => {
    const { element, set } = mount(image, { properties: { src: '/a.png' } });
    expect(element.querySelector('img')?.getAttribute('src')).toBe('/program/a.png');
    set('src', '');
    expect(element.querySelector('img')?.hasAttribute('src')).toBe(false);
  });

  it('tells its size when it is there, and the address when it is not', () => {
    const made = mount(image, { properties: { src: '/a.png' } });
    made.element.querySelector('img')?.dispatchEvent(new Event('load'));
    made.element.querySelector('img')?.dispatchEvent(new Event('error'));
    expect(made.fired).toStrictEqual([
      { type: 'load', detail: { width: 0, height: 0 } },
      { type: 'error', detail: { errMsg: 'GET /a.png 404 or not an image' } },
    ]);
  });
});

describe('a picture that is not there', () => {
  it.each([image, coverImage])('draws nothing, until there is one (%#)', (definition) => {
    const { element } = mount(definition, { properties: { src: '/a.png' } });
    const sheet = document.createElement('style');
    sheet.textContent = definition.css;
    document.head.append(sheet);
    const after = (event: string) => {
      const picture = element.querySelector('img') ?? element;
      picture.dispatchEvent(new Event(event));
      return getComputedStyle(picture).visibility;
    };
    expect(after('error')).toBe('hidden');
    expect(after('load')).toBe('visible');
    sheet.remove();
  });
});

describe('text', () => {
  it('decodes the documented entities, also when the template changes it', async () => {
    const { element } = mount(text, { properties: { decode: true }, text: 'a&nbsp;&lt;b&gt;' });
    expect(element.textContent).toBe('a\u00a0<b>');
    const node = element.firstChild as Text;
    node.data = '&amp;lt;';
    await Promise.resolve();
    expect(element.textContent).toBe('&lt;');
  });

  it('leaves entities alone without decode', () => {
    expect(mount(text, { text: '&lt;' }).element.textContent).toBe('&lt;');
  });

  it('makes spaces as wide as asked', () => {
    expect(mount(text, { properties: { space: 'emsp' }, text: 'a b' }).element.textContent).toBe(
      'a\u2003b',
    );
  });
});

describe('progress', () => {
  it('fires activeend when its animation is over', () => {
    const clock = manualClock();
    const made = mount(progress, {
      properties: { percent: 50, active: true, duration: 10 },
      phone: fakePhone({}, clock),
    });
    clock.pass(499);
    expect(made.fired).toStrictEqual([]);
    clock.pass(1);
    expect(made.fired).toStrictEqual([{ type: 'activeend', detail: { curPercent: 50 } }]);
  });

  it('goes on from the last value with active-mode forwards', () => {
    const clock = manualClock();
    const made = mount(progress, {
      properties: { percent: 50, active: true, duration: 10, activeMode: 'forwards' },
      phone: fakePhone({}, clock),
    });
    clock.pass(500);
    made.set('percent', 60);
    clock.pass(100);
    expect(made.fired).toHaveLength(2);
  });

  it('shows at most all of it', () => {
    const { element } = mount(progress, { properties: { percent: 140, showInfo: true } });
    expect(element.getAttribute('aria-valuenow')).toBe('100');
    expect(element.querySelector('.wx-progress-info')?.textContent).toBe('100%');
  });
});

describe('an icon', () => {
  it('has the size in any unit, and the colour asked for', () => {
    const { element } = mount(icon, {
      properties: { type: 'success', size: '75rpx', color: 'red' },
    });
    const sign = element.querySelector<HTMLElement>('.wx-icon-sign');
    expect([sign?.style.width, sign?.style.color]).toStrictEqual(['10vw', 'red']);
    expect(sign?.querySelector('svg')).not.toBeNull();
  });

  it.each([
    'circle',
    'safe_success',
    'safe_warn',
    'success_circle',
    'waiting_circle',
    'info_circle',
  ])('is drawn for %s too, which the first documentation had and programs use', (type) => {
    const { element } = mount(icon, { properties: { type } });
    expect(element.querySelector('svg path')?.getAttribute('d')).toMatch(/^M/);
    expect(element.querySelector<HTMLElement>('.wx-icon-sign')?.style.color).not.toBe('');
  });

  it('is empty for a type that does not exist', () => {
    const { element } = mount(icon, { properties: { type: 'heart' } });
    expect(element.querySelector('svg')).toBeNull();
  });
});

describe('a textarea', () => {
  it('fires input as it is typed into and counts its lines', () => {
    const made = mount(textarea);
    textarea.functions?.['input']?.(made.self, '一\n二');
    expect(made.firedOf('input')).toStrictEqual([{ value: '一\n二', cursor: 3 }]);
    expect(made.firedOf('linechange')).toHaveLength(1);
  });

  it('starts a new line by Enter unless it has a confirm type', () => {
    const enter = new KeyboardEvent('keydown', { key: 'Enter' });
    const plain = mount(textarea);
    plain.element.querySelector('textarea')?.dispatchEvent(enter);
    const sending = mount(textarea, { properties: { confirmType: 'send' } });
    sending.element.querySelector('textarea')?.dispatchEvent(enter);
    expect(plain.firedOf('confirm')).toStrictEqual([]);
    expect(sending.firedOf('confirm')).toStrictEqual([{ value: '' }]);
  });
});
