"""First and last names of invented people, as common in Italian schools as in the street."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


WOMEN = _words(
    "Giulia Sofia Aurora Martina Chiara Alice Sara Emma Giorgia Greta Noemi Beatrice Elisa Irene "
    "Matilde Camilla Arianna Viola Anna Bianca Ludovica Nicole Rebecca Marta Gaia Francesca "
    "Amina Fatima Yasmine Wei Mei Priya Olena Ioana Adelina Zeynep Nour Samira Chidinma Lucía"
)
MEN = _words(
    "Leonardo Francesco Lorenzo Alessandro Mattia Andrea Tommaso Gabriele Riccardo Edoardo "
    "Matteo Davide Pietro Nicolò Diego Samuele Filippo Luca Giacomo Elia Omar Youssef Ahmed "
    "Jun Rahul Andrii Ionuț Ardit Emre Moussa Kevin José"
)
LAST = _words(
    "Rossi Bianchi Ferrari Esposito Colombo Ricci Marino Greco Bruno Gallo Conti Costa Giordano "
    "Mancini Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli "
    "Martini Leone Longo Gentile Martinelli Vitale Lombardo Serra Coppola Marchetti Parisi Villa "
    "Conte Ferraro Ferri Fabbri Bianco Marini Grasso Valentini Messina Sala Gatti Pellegrini "
    "Palumbo Sanna Farina Rizzi Monti Cattaneo Morelli Amato Silvestri Mazza Testa Grassi "
    "Pellegrino Carbone Giuliani Benedetti Barone Rossetti Caputo Montanari Guerra Palmieri "
    "Bernardi Martino Fiore Ferretti Bellini Basile Riva Donati Piras Vitali Battaglia Sartori "
    "Neri Costantini Milani Pagano Ruggiero Sorrentino D’Amico Orlando Negri Hu Chen Singh Khan "
    "Hossain Diallo Popescu Kovalenko Hoxha El-Amrani Ben-Youssef Nguyen Fernández Müller D'Angelo"
)
