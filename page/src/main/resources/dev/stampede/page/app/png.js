import {save} from './save.js';
import {ink} from './theme.js';

/**
 * A plot as a picture that can stand alone: title above, what the lines mean below, no see-through ground.
 * @param {import('uplot')} plot
 * @param {string} title
 * @param {string} name the file's name
 * @param {{label: string, ink: string, dash?: number[]}[]} entries
 */
export function savePng(plot, title, name, entries) {
  const source = plot.ctx.canvas;
  const ratio = source.width / plot.width;
  const head = 40 * ratio;
  const foot = entries.length ? 30 * ratio : 8 * ratio;
  const canvas = document.createElement('canvas');
  canvas.width = source.width + 24 * ratio;
  canvas.height = source.height + head + foot;
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  ctx.fillStyle = ink('--surface');
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.fillStyle = ink('--text');
  ctx.font = `600 ${15 * ratio}px Inter, system-ui, sans-serif`;
  ctx.textBaseline = 'middle';
  ctx.fillText(title, 16 * ratio, head / 2);
  ctx.drawImage(source, 12 * ratio, head);
  let x = 16 * ratio;
  const y = head + source.height + foot / 2 - 2 * ratio;
  ctx.font = `${12 * ratio}px Inter, system-ui, sans-serif`;
  for (const entry of entries) {
    ctx.strokeStyle = ink(entry.ink);
    ctx.lineWidth = 2 * ratio;
    ctx.setLineDash((entry.dash ?? []).map((n) => n * ratio));
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x + 22 * ratio, y);
    ctx.stroke();
    ctx.fillText(entry.label, x + 28 * ratio, y);
    x += 46 * ratio + ctx.measureText(entry.label).width;
  }
  canvas.toBlob((blob) => blob && save(name, blob), 'image/png');
}
