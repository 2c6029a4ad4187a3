import { describe, expect, it } from 'vitest'
import { policyAtStart } from '../../src/output/page-policy.js'

const meta = '<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;; img-src \'self\'">'
const policy = "default-src 'none'; img-src 'self'"

describe('the policy at the start of a page', () => {
  it.each([`<!DOCTYPE html>\n<html lang="en" dir="ltr" data-print="A > B">\n<head>\n<meta charset="utf-8">\n${meta}\n<title>`, `<!doctype html><html><head>${meta}`])('is read: %s', (html) => {
    expect(policyAtStart(html)).toBe(policy)
  })

  it.each([
    `<html><head>${meta}`,
    `<!doctype html><html><head>words${meta}`,
    `<!doctype html><html><head><link rel="stylesheet" href="a.css">${meta}`,
    `<!doctype html><html><body><head>${meta}`,
    `<!doctype html><html><body>${meta}`,
    `<!doctype html><html><head></head>${meta}`,
    `<!doctype html><html title="<head>${meta}`,
    `<!doctype html><html><!-- <head>${meta}`,
    `<!doctype html><html><head><!-- ${meta}`,
    `<!doctype html><html><head><title>${meta}`,
    `<!doctype html><html a=b"><body title="><head>${meta}`,
    `<!doctype html><html a='"><body title="'><head>${meta}`,
    meta,
    '',
  ])('is none when something stands before it: %s', (html) => {
    expect(policyAtStart(html)).toBeNull()
  })
})
