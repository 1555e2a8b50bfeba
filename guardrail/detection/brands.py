"""Makers that are called like a person: in shops their goods are talked about more than anybody of that name.

Names that many people have (Paul Smith, Tom Ford) are not here: covering a brand does less harm than a leak.
"""

from __future__ import annotations

_NAMES = """
Adolfo Domínguez, Alexander McQueen, Ben & Jerry, Ben & Jerry's, Calvin Klein, Carolina Herrera, Christian Dior,
Christian Louboutin, Coco Chanel, Dolce Gabbana, Dr. Oetker, Oetker, Dr Pepper, Elizabeth Arden, Emporio Armani, Estée
Lauder, Giorgio Armani, Harley Davidson, Harry Winston, Helena Rubinstein, Hugo Boss, Häagen-Dazs, Husqvarna, Issey
Miyake, Jack & Jones, Jack Daniel, Jack Daniel's, Jack Wolfskin, Jean Paul Gaultier, Jil Sander, Jim Beam, Jimmy Choo,
John Deere, Johnnie Walker, Johnny Walker, Karl Lagerfeld, Kate Spade, Levi Strauss, Louis Vuitton, Marc Jacobs, Marc
O'Polo, Mary Kay, Massimo Dutti, Max Factor, Max Mara, Mercedes Benz, Michael Kors, Miss Dior, Nina Ricci, Paco
Rabanne, Peek & Cloppenburg, Peter Pane, Philip Morris, Philipp Plein, Pierre Cardin, Ralph Lauren, Roberto Cavalli,
Rolls Royce, Romeo y Julieta, Stella Artois, Stella McCartney, Stradivarius, Tom Tailor, Tommy Hilfiger, Tory Burch,
Uncle Ben, Victoria's Secret, Vivienne Westwood, Yves Rocher, Yves Saint Laurent, Zadig & Voltaire
"""
BRANDS = frozenset(" ".join(name.casefold().split()) for name in _NAMES.split(","))
