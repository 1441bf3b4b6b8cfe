// SPDX-License-Identifier: MIT
// Reads what yaml_strings.c wrote, by a reader for JavaScript: yaml_read.js READER FOLDER.
// COP_TEST_NPM names the folder where npm/install.sh put them.
'use strict'

const fs = require('fs')
const path = require('path')
const { isDeepStrictEqual } = require('util')
const { createRequire } = require('module')

const MANY = 200 // read at once; one by one where that fails
const SHOWN = 10

const load = createRequire(path.resolve(process.env.COP_TEST_NPM || '.', 'package.json'))

// Keys as the reader sees them, not as texts: maps.
function byYaml(version) {
	return { from: 'yaml', read: (yaml) => (text) => yaml.parse(text, { version, mapAsMap: true }) }
}

function byJsYaml(schema) {
	return {
		from: 'js-yaml',
		read: (yaml) => {
			const maps = yaml[schema].withTags(yaml.realMapTag)

			return (text) => yaml.load(text, { schema: maps })
		},
	}
}

const readers = {
	'yaml-1.2': byYaml('1.2'),
	'yaml-1.1': byYaml('1.1'),
	'js-yaml-core': byJsYaml('CORE_SCHEMA'),
	'js-yaml-1.1': byJsYaml('YAML11_SCHEMA'),
}

function expected(text) {
	const key = Buffer.byteLength(text) > 900 ? 'long' : text
	const pair = new Map([[key, text]])

	return new Map([['value', text], ['item', [text]], ['flow', [text]], ['key', pair], ['pair', pair],
		['kept', [text, text]]])
}

function read(parse, documents) {
	let found

	try {
		found = parse(documents.join(''))
	} catch (error) {
		found = [error]
	}
	if (documents.length === 1 || (Array.isArray(found) && found.length === documents.length))
		return found
	return documents.flatMap((document) => read(parse, [document]))
}

function skip(why) {
	console.log(why)
	process.exit(77)
}

const reader = readers[process.argv[2]]
const folder = process.argv[3]
let parse, version

try {
	parse = reader.read(load(reader.from))
	version = load(reader.from + '/package.json').version
} catch (error) {
	if (error.code !== 'MODULE_NOT_FOUND')
		throw error
	skip(reader.from + ' is not installed')
}
const documents = fs.readFileSync(path.join(folder, 'documents'), 'utf8').split('\0').slice(0, -1)
const texts = JSON.parse(fs.readFileSync(path.join(folder, 'texts'), 'utf8'))
const found = []
for (let i = 0; i < documents.length; i += MANY)
	found.push(...read(parse, documents.slice(i, i + MANY)))
const wrong = texts.map((text, i) => [text, found[i]]).filter(([text, one]) => !isDeepStrictEqual(one, expected(text)))
for (const [text, one] of wrong.slice(0, SHOWN))
	console.log(JSON.stringify(text), 'is read as', JSON.stringify(require('util').inspect(one)))
console.log(`${version}, ${found.length} texts, ${wrong.length} misread`)
process.exitCode = wrong.length || found.length !== texts.length ? 1 : 0
