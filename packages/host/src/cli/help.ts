export const help = `Runs a WeChat mini program project in Chromium, in place of WeChat DevTools' own cli.

  cli auto --project <folder> [--auto-port 9420]   run it for miniprogram-automator
  cli open --project <folder>                      run it on a phone in your own browser
  cli close --project <folder>                     end what runs that project
  cli quit                                         end everything this cli started
  cli build-npm --project <folder>                 pack its npm packages into miniprogram_npm
  cli islogin | login | preview | auto-preview | upload | cache | reset-fileutils
                                                   say why there is nothing to do here

Options
  --detach              auto: go on in the background once automation can connect
  --foreground          auto: stay, even where the output leads nowhere
  --set <name=value>    a setting of the phone (theme=dark, network=offline …); repeatable
  --resolve <from=to>   requests to one origin go to another; repeatable
  --platform <url>      "WeChat's servers" to use instead of the plain default
  --port <n>            port of the phone's page (7780, or the next free one)
  --browser <path>      auto: the Chromium to run it in, instead of one that is looked for
  --deadline <ms>       auto: every request is answered by then, if only with a failure (10000)
  --version, --help

auto stays in the foreground until Tool.close, Ctrl-C, or the end of the process that started it.
Where nobody reads its output, as under automator.launch, it returns as DevTools' own cli does, once
automation can connect, and goes on in the background until Tool.close or the end of that process.
`;
