global using Microsoft.Playwright;
global using NghiTruong.App.Tests.House;
global using NghiTruong.App.Tests.Meetings;
global using Xunit;
global using static Microsoft.Playwright.Assertions;
global using Cast = NghiTruong.App.Shell.Cast;
