-- Runs inside Neovim, in a folder with the files of neovim.test.ts: uses the editor as a person does, writes what came of
-- it as JSON into the file that $RESULTS names, and ends. What the results should be, the test says. A step that changes
-- a file has one of its own.
local LIMIT_MS = 20000

local function wait_for(what, condition)
  local value
  if not vim.wait(LIMIT_MS, function()
    value = condition()
    return value
  end, 20) then
    error('waited in vain for ' .. what .. '; messages: ' .. vim.fn.execute('messages'), 0)
  end
  return value
end

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

local function problems()
  return vim.tbl_map(function(problem)
    return {
      line = problem.lnum + 1,
      severity = vim.diagnostic.severity[problem.severity],
      source = problem.source,
      message = problem.message,
      rule = problem.code or vim.tbl_get(problem, 'user_data', 'lsp', 'code'),
    }
  end, vim.diagnostic.get(0))
end

--- Opens a file, and waits until the server has said what it thinks of it.
local function open(name)
  vim.cmd('edit ' .. name)
  wait_for('the problems of ' .. name, function()
    return #vim.diagnostic.get(0) > 0
  end)
end

--- Puts the cursor behind the first occurrence of a text.
local function go_to(text)
  vim.fn.cursor(1, 1)
  assert(vim.fn.search('\\V' .. text, 'cew') > 0, 'the file has no ' .. text)
end

local function float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return window
    end
  end
end

local function format()
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ timeout_ms = LIMIT_MS })
  else
    vim.lsp.buf.formatting_sync(nil, LIMIT_MS)
  end
end

--- The answer of the server to a request about the place of the cursor.
local function ask(method)
  local answers = vim.lsp.buf_request_sync(0, method, vim.lsp.util.make_position_params(0, 'utf-16'), LIMIT_MS)
  local _, answer = next(answers or {})
  assert(answer and not answer.error, method .. ': ' .. vim.inspect(answer))
  return answer.result
end

local steps = {
  {
    'filetypes',
    function()
      local found = {}
      for _, name in ipairs({ 'client.cfg', 'new.backupsync', 'setup.cfg' }) do
        vim.cmd('edit ' .. name)
        found[name] = vim.bo.filetype
      end
      return found
    end,
  },
  {
    'diagnostics',
    function()
      open('diagnostics.cfg')
      return problems()
    end,
  },
  {
    'mended',
    function()
      open('mended.cfg')
      vim.cmd('silent %s/25/2/')
      wait_for('the problems to go away', function()
        return not vim.tbl_contains(
          vim.tbl_map(function(problem)
            return problem.rule
          end, problems()),
          'cron-out-of-range'
        )
      end)
      return problems()
    end,
  },
  {
    'completion',
    function()
      open('completion.cfg')
      vim.fn.append(2, '')
      vim.fn.cursor(3, 1)
      local result = ask('textDocument/completion')
      return vim.tbl_map(function(item)
        return item.label
      end, result.items or result)
    end,
  },
  {
    'hover',
    function()
      open('hover.cfg')
      go_to('REMOTE_NODES')
      vim.lsp.buf.hover()
      local window = wait_for('the window of the hover', float)
      local shown = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
      vim.api.nvim_win_close(window, true)
      return shown
    end,
  },
  {
    'formatting',
    function()
      open('formatting.cfg')
      format()
      return lines()
    end,
  },
  {
    'codeAction',
    function()
      open('codeAction.cfg')
      go_to('serve')
      local titles = {}
      vim.ui.select = function(items, options, choose)
        titles = vim.tbl_map(options.format_item, items)
        for index, title in ipairs(titles) do
          if title:find('server', 1, true) then
            return choose(items[index], index)
          end
        end
        choose(nil)
      end
      vim.lsp.buf.code_action()
      wait_for('the fix among the actions ' .. vim.inspect(titles), function()
        return vim.tbl_contains(lines(), 'SSH = server')
      end)
      return titles
    end,
  },
  {
    'definition',
    function()
      open('client.cfg')
      go_to('Nightly')
      vim.lsp.buf.definition()
      wait_for('the other file', function()
        return vim.fn.expand('%:t') ~= 'client.cfg'
      end)
      return { file = vim.fn.expand('%:t'), line = vim.fn.getline('.') }
    end,
  },
  {
    'rename',
    function()
      open('client.cfg')
      go_to('Nightly')
      vim.lsp.buf.rename('Hourly')
      local result = {}
      for _, name in ipairs({ 'client.cfg', 'server.cfg' }) do
        vim.cmd('silent buffer ' .. name)
        wait_for('the new name in ' .. name, function()
          return vim.tbl_contains(lines(), 'Hourly')
        end)
        result[name] = lines()
      end
      return result
    end,
  },
}

vim.o.hidden = true
local results = { version = tostring(vim.fn.matchstr(vim.fn.execute('version'), 'v\\d\\+\\.\\d\\+\\.\\d\\+')) }
for _, step in ipairs(steps) do
  local name, run = step[1], step[2]
  local succeeded, value = pcall(run)
  results[name] = succeeded and { value = value } or { failure = tostring(value) }
end

vim.lsp.stop_client(vim.lsp.get_active_clients())
results.stopped = vim.wait(LIMIT_MS, function()
  return #vim.lsp.get_active_clients() == 0
end, 20)
vim.fn.writefile({ vim.fn.json_encode(results) }, vim.env.RESULTS)
vim.cmd('qall!')
