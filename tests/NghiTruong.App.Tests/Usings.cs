global using NghiTruong.App.Tests.House;
global using Xunit;
global using Cast = NghiTruong.App.Shell.Cast;
