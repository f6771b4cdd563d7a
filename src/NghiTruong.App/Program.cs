Console.WriteLine("Nghị Trường");
