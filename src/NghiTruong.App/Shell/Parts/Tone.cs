namespace NghiTruong.App.Shell.Parts;

/// <summary>How a state is drawn; its words always stand beside the colour.</summary>
public enum Tone { Plain, Quiet, Info, Waiting, Good, Warning, Bad }
