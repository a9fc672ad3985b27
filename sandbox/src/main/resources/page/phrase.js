// Commands as the product's menus call them, in texts that name them as the file of a procedure does: before the name of a server.
const NOTHING = /$^/;

const servers = names => names.map(name => name.replace(/[^\w]/g, '\\$&')).join('|');

const commands = labels => Object.keys(labels).sort((one, other) => other.length - one.length).join('|');

export function phraseOf(names, labels) {
  const command = commands(labels) ? new RegExp('(?<![\\w-])(' + commands(labels) + ')(?= (?:' + servers(names) + ')(?![\\w-]))', 'g') : NOTHING;
  return text => text.replace(command, name => labels[name] + ' for');
}

// The same of a rehearsal's view.
export const commandPhrase = view => phraseOf(view.names, Object.fromEntries(view.menus.map(item => [item.command, item.label])));

// A text that is a command and nothing else, as the checklist has it.
export function orderOf(names, labels) {
  const whole = commands(labels) ? new RegExp('^(' + commands(labels) + ') (' + servers(names) + ')(?: at (' + servers(names) + '))?$') : NOTHING;
  return text => text.replace(whole, (_, name, target, at) => labels[name] + ': ' + target + (at ? ' (at ' + at + ')' : ''));
}
