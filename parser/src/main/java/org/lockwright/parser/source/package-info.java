/** Bytes, spans, lines, tokens and trees of source files; knows nothing of C beyond its tokens. */
package org.lockwright.parser.source;
