-- Reads the pieces of Lua in $SNIPPETS without running them, and writes what is wrong with each into the file $RESULTS.
local results = {}
for _, snippet in ipairs(vim.fn.json_decode(vim.env.SNIPPETS)) do
  local _, failure = loadstring(snippet)
  table.insert(results, failure or '')
end
vim.fn.writefile({ vim.fn.json_encode(results) }, vim.env.RESULTS)
vim.cmd('qall!')
