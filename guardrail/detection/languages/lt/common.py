"""Lithuanian: common words of short messages, by which a message shows its language."""

from __future__ import annotations

from guardrail.detection.language import words

COMMON = words(
    """aš man mane manęs manimi mūsų mus mumis tave tavęs jį ją jų juos jiems jais jomis juo save sau savęs kuris kuri
    kurie kurį kurią kurio kurios kuriuos koks kokia kokie kokį kokią kokios kokių kiek kelis kelios kelinta kodel
    kodėl kam kuo kuom kieno kažkas kažką niekas nieko niekada niekur viskas viską visi visus visos visada vis visai
    visiškai bent beveik dabar tada šiandien siandien rytoj vakar poryt užvakar ryte vakare dieną naktį savaitę
    savaitės mėnesį mėnesio metų metai metus valandą valandų valandos minutę minučių laikas laiko laiku anksčiau
    vėliau greitai greičiau lėtai seniai neseniai ilgai dažnai kartais kartą kartus vėl vel dar jau tik taip tai
    todėl todel tačiau taciau nors kol kuomet kadangi nei negu lyg tarsi nebent arba ar jog idant be tarp pas prieš
    pries prieštai pro aplink link šalia salia viduje lauke viršuje apačioje priešais tarpe virš virs pagal iki nuo
    tiesiai atgal namo namie namuose nebe nebėra nebera nėra nera yra buvau buvai buvome buvote būtų butu būčiau
    buciau būk esame esate esi bus busiu būsiu turime turite turi turėjau turejau turėti tureti neturiu neturi
    norime norite nori norėjau norejau norėtume norėti noreti nenoriu galime gali galėčiau galeciau galėtumėte
    galetumete galėtų negaliu negali negalima galima gal reikėtų reikejo reikėjo nereikia žinau zinau žino žinote
    nežinau nezinau manau matau mačiau girdžiu sakau sakė sako sakyti klausiau klausti klausimas klausimą klausimų
    atsakymas atsakymą atsakykite atsakė gavau gavote gauti gausiu negavau gaunu atėjo atejo atvyko atvežė atvykti
    atvyks neatėjo neatejo ateina pristatymas pristatymą pristatymo pristatyti pristatė siunta siuntą siuntos
    siuntinys siuntinį siuntinio siųsti siusti siunčia išsiuntė išsiusti išsiųsti prekė prekę prekės prekių preke
    prekes prekybos parduotuvė parduotuvę parduotuvės pirkau pirkti nusipirkau pirkinys pirkėjas kaina kainą
    kainuoja kainos moku mokėti sumokėjau mokėjimas mokėjimą apmokėjimas pinigus pinigų pinigu grąžinti grazinti
    grąžinimas grąžinkite grazinkite grąžinu nuolaida nuolaidą nuolaidos kortelę kortelės banko bankas sąskaitą
    saskaita sąskaitos paskyra paskyrą slaptažodis slaptažodį slaptazodis prisijungti prisijungimas neprisijungia
    neveikia veikia sugedo sulūžo sulaužytas problema problemą problemos klaida klaidą pagalba pagalbą pagalbos
    padėti padeti padėkite padekite padėkit padėsite pakeisti pakeiskite pakeitė keisti atšaukti atsaukti atšaukite
    užsakiau uzsakiau užsakymo uzsakymas uzsakyma užsakymai užsakyti vardu vardą pavardė pavardę adresą adresu
    numerį numeriu telefono telefoną paštą pašto el laišką laiškas žinutę žinutė rašau rasau rašyti parašykite
    skambinau skambinti skambutis paskambinkite kalbėti kalbeti kalbu pakalbėti kalbate suprantu nesuprantu supratau
    aišku aisku gerai blogai geras gera gerą geri blogas naujas nauja naują seną senas didelis mažas pirmas pirma
    antras kitas kita kitą kito kiti paskutinis žmogus žmona vyras vaikas vaikai vaikų mama tėtis motina tėvas
    brolis sesuo sūnus duktė dukra draugas draugė šeima namas butas gatvė miestas vilniuje kaune klaipėdoje
    lietuvoje lietuvos lietuvių ačiu aciu dėkoju dekoju dėkui prasau prašome prasyciau prašyčiau atsiprašau
    atsiprasau labukas sveika viso gero laba rytą vakarą malonu lauksiu laukiu laukti laukiau kiekviena kiekvieną
    dalis spalva dydis dydžio raudona juoda balta mėlyna batai batus suknelė greitas pavyko nepavyko rodo rodyti
    parodyti pažiūrėti pažiūrėkite patikrinti patikrinkite tikrinu kvitas kvitą čekis čekį sutartis sutartį
    gydytojas registracija registruoti vizitas vizitą bilietas bilietą bilietai kelionė skrydis kambarys rezervacija
    staliukas ligonė"""
)
