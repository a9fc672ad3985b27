// Commands as the product's menus call them, in a text that names them as the file of a procedure does: before the name of a server.
export function phraseOf(names, labels) {
  const servers = names.map(name => name.replace(/[^\w]/g, '\\$&')).join('|');
  const commands = Object.keys(labels).sort((one, other) => other.length - one.length).join('|');
  const command = commands ? new RegExp('(?<![\\w-])(' + commands + ')(?= (?:' + servers + ')(?![\\w-]))', 'g') : /$^/;
  return text => text.replace(command, name => labels[name] + ' for');
}
