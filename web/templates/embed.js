/* 西城法律服务指引: one button for other sites. Nothing is loaded before it is tapped. */
(function () {
  'use strict';
  var origin = {{ origin|tojson }};
  var words = {"ask": "问法律", "close": "收起", "title": "西城法律服务指引", "stuck": "打不开？点此在新页面打开"};
  var PATIENCE = 8000;
  var look = ':host{all:initial;position:fixed;right:16px;bottom:16px;z-index:2147483000;font:17px/1.4 sans-serif}' +
    'button{font:inherit;min-height:48px;padding:0 20px;border:1px solid #fff;border-radius:99px;background:#005426;color:#fff;cursor:pointer}' +
    'button:focus-visible{outline:3px solid #0b57d0;outline-offset:2px}' +
    'div{position:fixed;right:16px;bottom:80px;width:400px;max-width:calc(100vw - 32px);height:680px;max-height:calc(100vh - 100px);border:1px solid #767676;border-radius:12px;overflow:hidden;background:#fff}' +
    'div[hidden]{display:none}iframe{width:100%;height:100%;border:0;display:block}' +
    '@media(max-width:480px){div{right:0;bottom:72px;max-width:100vw;width:100vw;height:calc(100vh - 72px);max-height:none;border-radius:0}}';
  function start() {
    if (document.querySelector('xicheng-legal-guide')) return;
    var host = document.createElement('xicheng-legal-guide');
    var root = host.attachShadow({ mode: 'open' });
    try {
      var sheet = new CSSStyleSheet();
      sheet.replaceSync(look);
      root.adoptedStyleSheets = [sheet];
    } catch (error) {
      host.style.cssText = 'position:fixed;right:16px;bottom:16px;z-index:2147483000';
    }
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = words.ask;
    button.setAttribute('aria-expanded', 'false');
    var panel = document.createElement('div');
    panel.hidden = true;
    root.append(button, panel);
    document.body.append(host);
    var frame = null;
    var ready = false;
    function toggle(open) {
      panel.hidden = !open;
      button.textContent = open ? words.close : words.ask;
      button.setAttribute('aria-expanded', String(open));
      if (open && frame) frame.focus();
      else button.focus();
    }
    button.addEventListener('click', function () {
      if (/MicroMessenger/i.test(navigator.userAgent)) {
        location.href = origin + '/h5';
      } else if (button.textContent === words.stuck) {
        window.open(origin + '/h5', '_blank', 'noopener');
        toggle(false);
      } else if (frame) {
        toggle(panel.hidden);
      } else {
        frame = document.createElement('iframe');
        frame.title = words.title;
        frame.src = origin + '/h5';
        panel.append(frame);
        toggle(true);
        setTimeout(function () {
          if (ready) return;
          toggle(false);
          frame.remove();
          frame = null;
          button.textContent = words.stuck;
        }, PATIENCE);
      }
    });
    host.addEventListener('keydown', function (event) {
      if (event.key === 'Escape' && !panel.hidden) toggle(false);
    });
    window.addEventListener('message', function (event) {
      if (!frame || event.origin !== origin || event.source !== frame.contentWindow) return;
      if (event.data === 'ready') ready = true;
      if (event.data === 'close') toggle(false);
    });
  }
  if (document.body) start();
  else document.addEventListener('DOMContentLoaded', start);
})();
