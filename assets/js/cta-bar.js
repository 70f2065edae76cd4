// The bar at the foot of a phone's screen points at a section: it is in the way while that section shows.

export function hideBarWhileVisible() {
  const bar = document.querySelector(".cta-bar[data-watch]");
  const target = bar && document.getElementById(bar.dataset.watch);
  if (!target || !("IntersectionObserver" in window)) {
    return;
  }
  new IntersectionObserver(([entry]) => {
    bar.hidden = entry.isIntersecting;
  }).observe(target);
}
