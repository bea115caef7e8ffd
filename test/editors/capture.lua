-- Runs inside a Neovim whose only task is its terminal: in it, a second Neovim is used with the keyboard, and what a person
-- would see of it is written as JSON into the file that $RESULTS names.
local LIMIT_MS = 20000
local WIDTH, HEIGHT = 100, 13

local buffer = vim.api.nvim_create_buf(false, true)
vim.api.nvim_open_win(buffer, true, { relative = 'editor', row = 0, col = 0, width = WIDTH, height = HEIGHT })
-- Marks neither come while nothing happens, nor move the text when they come.
local still = 'set signcolumn=yes updatetime=600000'
local terminal
vim.api.nvim_buf_call(buffer, function()
  terminal = vim.fn.termopen({ vim.v.progpath, '-n', '--cmd', still, 'client.cfg' })
end)

--- What the terminal shows, without what is blank at the ends of lines and below.
local function screen()
  local shown = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, HEIGHT, false), '\n')
  return (shown:gsub('[ ]+\n', '\n'):gsub('%s+$', '')) .. '\n'
end

local function has_all(shown, texts)
  for _, text in ipairs(texts) do
    if not shown:find(text, 1, true) then
      return false
    end
  end
  return true
end

local function has_any(shown, texts)
  for _, text in ipairs(texts) do
    if shown:find(text, 1, true) then
      return true
    end
  end
  return false
end

--- Types the keys of a scene, waits until the screen is as the scene says, and returns it. A known picture has to be on the
--- screen to the last letter; of a new one, nothing may have moved any more since the last look.
local function see(scene)
  vim.fn.chansend(terminal, vim.api.nvim_replace_termcodes(scene.keys, true, true, true))
  local last
  local is_there = vim.wait(LIMIT_MS, function()
    local shown, before = screen(), last
    last = shown
    if scene.known then
      return shown == scene.known
    end
    return has_all(shown, scene.texts) and not has_any(shown, scene.without or {}) and shown == before
  end, scene.known and 20 or 300)
  if is_there or scene.known then
    return { value = screen() }
  end
  return { failure = 'after ' .. scene.keys .. ' the screen was:\n' .. screen() }
end

vim.o.columns, vim.o.lines = WIDTH, HEIGHT + 2
local results = {}
for _, scene in ipairs(vim.fn.json_decode(vim.env.SCENES)) do
  results[scene.name] = see(scene)
end
vim.fn.writefile({ vim.fn.json_encode(results) }, vim.env.RESULTS)
vim.fn.jobstop(terminal)
vim.cmd('qall!')
