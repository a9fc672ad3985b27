// What is said to people: aloud by a screen reader, and for a while on the page.
const MOST_LINES = 20;
let timer = 0;

function aloud(id, text) {
  const region = document.getElementById(id);
  const line = document.createElement('p');
  line.textContent = text;
  region.append(line);
  while (region.childElementCount > MOST_LINES) region.firstElementChild.remove();
}

export const say = {
  nothing() {
    const toast = document.getElementById('toast');
    toast.textContent = '';
    toast.className = 'toast';
  },
  urgent: text => aloud('urgent', text),
  calmly: text => aloud('polite', text),
  toast(text, isBad = false) {
    const toast = document.getElementById('toast');
    toast.textContent = text;
    toast.className = 'toast shown' + (isBad ? ' bad' : '');
    clearTimeout(timer);
    timer = setTimeout(() => { toast.className = 'toast'; toast.textContent = ''; }, isBad ? 9000 : 4000);
  },
};

// Runs what may be refused, and says why it was.
export async function attempt(work) {
  try {
    return await work();
  } catch (refused) {
    say.toast(refused.message, true);
    return undefined;
  }
}
