# SPDX-License-Identifier: MIT
# Reads what yaml_strings.c wrote, by Psych: yaml_read.rb FOLDER.
require 'json'
begin
  require 'psych'
rescue LoadError => e
  puts e.message
  exit 77
end

MANY = 200 # read at once; one by one where that fails
SHOWN = 10

def expected(text)
  key = text.bytesize > 900 ? 'long' : text
  { 'value' => text, 'item' => [text], 'flow' => [text], 'key' => { key => text },
    'pair' => { key => text }, 'kept' => [text, text] }
end

# Symbols and dates too: what is one by mistake shall show.
def load(text)
  Psych.respond_to?(:unsafe_load) ? Psych.unsafe_load(text) : Psych.load(text)
end

def read(documents)
  found = begin
    load(documents.join)
  rescue StandardError => e
    [e]
  end
  return found if documents.size == 1 || (found.is_a?(Array) && found.size == documents.size)

  documents.flat_map { |document| read([document]) }
end

documents = File.read(File.join(ARGV[0], 'documents'), mode: 'rb', encoding: 'UTF-8').split("\0")
texts = JSON.parse(File.read(File.join(ARGV[0], 'texts')))
found = documents.each_slice(MANY).flat_map { |some| read(some) }
wrong = texts.zip(found).reject { |text, one| one == expected(text) }
wrong.first(SHOWN).each { |text, one| puts "#{text.dump} is read as #{one.inspect.dump}" }
puts "#{Psych::VERSION}, libyaml #{Psych::LIBYAML_VERSION}, #{found.size} texts, #{wrong.size} misread"
exit(wrong.empty? && found.size == texts.size ? 0 : 1)
