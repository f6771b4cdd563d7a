using NghiTruong.App.Commands;

return await CommandLine.Run(args);
