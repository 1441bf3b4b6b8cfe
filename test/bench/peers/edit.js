// SPDX-License-Identifier: MIT
// Edits by a module of npm: edit.js NPM TOOL JOBS OUT. Writes OUT/NUMBER for each that it can.
// edit.js NPM version MODULE prints its version.
'use strict'

const fs = require('fs')
const path = require('path')
const { createRequire } = require('module')

const load = createRequire(path.resolve(process.argv[2], 'package.json'))

// With a tree that keeps comments and the kinds of quotes; told how the file looks where tuned.
class Document {
	constructor(tuned) {
		this.tuned = tuned
		this.yaml = load('yaml')
	}

	start(job, text) {
		this.options = !this.tuned ? {} : {
			lineWidth: 0,
			minContentWidth: 0,
			indent: job.step,
			indentSeq: job.dash > 0,
			flowCollectionPadding: !/[{[]["'\w]/.test(text),
		}
		const doc = this.yaml.parseDocument(text, { uniqueKeys: !this.tuned })

		if (doc.errors.length)
			throw doc.errors[0]
		return doc
	}

	find(doc, steps) {
		let node = doc.contents

		for (const step of steps) {
			const item = node.items[typeof step === 'number' ? step : step.at]

			node = this.yaml.isPair(item) ? item.value : item
		}
		return node
	}

	change(doc, job) {
		const { yaml } = this
		const node = this.find(doc, job.path)
		const parent = job.path.length ? this.find(doc, job.path.slice(0, -1)) : null
		const last = job.path.at(-1)
		const place = typeof last === 'number' ? last : last?.at

		if (job.op === 'set' && yaml.isScalar(node)) {
			node.value = job.value
			node.source = undefined
			if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')
				node.type = 'PLAIN'
		} else if (job.op === 'set') {
			doc.setIn(job.path.map((step) => step.key ?? step), job.value)
		} else if (job.op === 'add key') {
			node.set(job.key, job.value)
		} else if (job.op === 'append') {
			node.add(job.value)
		} else {
			parent.items.splice(place, 1)
		}
		return doc
	}

	end(doc) {
		return doc.toString(this.options)
	}
}

class Values {
	constructor() {
		this.yaml = load('js-yaml')
	}

	start(job, text) {
		this.options = { lineWidth: -1, noRefs: true, indent: job.step,
			flowBracketPadding: /\[ /.test(text),
			seqNoIndent: job.dash === 0 }
		return this.yaml.load(text)
	}

	change(root, job) {
		const steps = job.path.map((step) => step.key ?? step)
		const last = steps.at(-1)
		let parent = root

		for (const step of steps.slice(0, -1))
			parent = parent[step]
		const node = steps.length ? parent[last] : root

		if (job.op === 'set')
			parent[last] = job.value
		else if (job.op === 'add key')
			node[job.key] = job.value
		else if (job.op === 'append')
			node.push(job.value)
		else if (job.op === 'delete item')
			parent.splice(last, 1)
		else
			delete parent[last]
		return root
	}

	end(root) {
		return this.yaml.dump(root, this.options)
	}
}

function main(name, jobs, out) {
	if (name === 'version') {
		console.log(load(jobs + '/package.json').version)
		return
	}
	const tool = name === 'js-yaml' ? new Values() : new Document(name === 'yaml-tuned')

	JSON.parse(fs.readFileSync(jobs, 'utf8')).forEach((job, i) => {
		try {
			const root = tool.start(job, fs.readFileSync(job.file, 'utf8'))

			fs.writeFileSync(path.join(out, String(i)), tool.end(tool.change(root, job)))
		} catch {
			// it cannot: no file
		}
	})
}

main(...process.argv.slice(3))
