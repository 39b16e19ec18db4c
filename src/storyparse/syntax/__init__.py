"""The grammar of lines, run by Lark: the only place that knows Lark."""
