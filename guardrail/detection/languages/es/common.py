"""Spanish: common words of short messages, by which a message shows its language."""

from __future__ import annotations

from guardrail.detection.language import words

COMMON = words(
    """aquel aquella ese esa esos esas estos estas aquello ello ellos ellas nuestra nuestro nuestras nuestros vuestra
    vuestro suyo mía mío tuya conmigo contigo ti les os cual cuál cuales quiénes cuánto cuanta cuánta cuántos
    cuántas cualquier algo alguien algún alguna algunos nada nadie ningún ninguna ninguno todos todas toda cada otro
    otra otros otras mismo misma mucho mucha muchos muchas poco poca pocos tanto tanta tan menos mejor peor mayor
    menor bien mal así entonces luego después antes ahora hoy ayer mañana anoche noche tarde temprano siempre nunca
    jamás todavía aún ya pronto hasta desde hacia entre sobre bajo sin según durante contra tras porque porqué pues
    aunque mientras si cuando donde adonde además solo sólo tal vez quizás claro vale bueno buena buen malo mala
    nuevo nueva viejo primera primero último última próximo pasado semana semanas mes meses año años día hora horas
    minuto minutos tiempo momento veces lunes martes miércoles jueves viernes sábado domingo fue fui fuera era eran
    éramos ser sido siendo estaba estaban estamos estuve han has he ha hemos había haber haya hace hacen hacer hago
    hizo hecho haciendo tienen tienes tenemos tenía tener tuve quieren quieres quería quisiera querer querría puedes
    pueden podría podrían podemos podido poder pude necesitas necesita necesitamos debe deben debo debería deber ir
    va van vamos voy iba vino viene vienen venir ven llega llegan llegó llegado llegar llegará sabe saben sé saber
    sabía ver veo visto vi ves mira decir digo dice dijo dime diga dicho dar doy da dio dado poner puse puesto pone
    pongo salir sale salió encontrar encuentro funciona funcionan funcionar roto rota dañado perdido falta faltan
    equivocado error problema problemas ayuda ayudar ayúdame ayúdeme ayudarme pregunta preguntas respuesta duda
    hablar hablo habla llamar llamo llamé llame escribir escribo escribe enviar enviado envío envíe envían mandar
    mandado manda recibir recibí recibido recibo comprar compré compra compras comprado vender tienda precio precios
    cuesta cuestan pagar pagué pago pagado cobrar cobrado cobro dinero efectivo banco cuenta tarjetas factura
    devolver devolución devuelvan reembolso cambiar cambio cambié cancelar cancelo anular descuento oferta producto
    productos artículo artículos paquete pedidos entrega entregar entregado dirección calle ciudad casa piso puerta
    coche móvil teléfono contraseña usuario sesión iniciar entrar página web aplicación servicio cliente clientes
    atención agente persona personas gente hombre mujer amigo amiga familia esposa esposo marido madre padre hijo
    hija hermano hermana niño niña niños abuela señor señora cita reserva reservar mesa vuelo billete entrada
    habitación médico talla color negro blanco azul rojo verde zapatos camisa vestido correcto perfecto disculpe
    perdón perdone lo siento saludos adiós encantado gracias favor estoy está abierto cerrado disponible gratis
    grande pequeño rápido urgente espero esperando esperar esperado gustaría gusta quedan queda sigue sigo confirmar
    confirmado revisar comprobar consultar pedí pedir al aquí allí allá acá eh oye hola buenas qué cómo estás"""
)
