using System.Net;
using KhachQuen.Telesales;

namespace KhachQuen.Web.Telesales;

/// <summary>The form to copy into a web page: plain HTML, with the field nobody sees and the campaign's marks taken from the address.</summary>
internal static class GateSnippet
{
    public static string Of(string address, CaptureGate gate) => $$"""
        <form action="{{WebUtility.HtmlEncode(address)}}/public/forms/{{gate.Key}}" method="post" accept-charset="utf-8">
          <p><label>Họ tên <input name="name" autocomplete="name" maxlength="120"></label></p>
          <p><label>Số điện thoại <input name="phone" type="tel" autocomplete="tel" maxlength="20" required></label></p>
          <p><label>Lời nhắn <textarea name="note" maxlength="1000"></textarea></label></p>
          <p hidden><label>Website <input name="{{CaptureRoutes.Trap}}" tabindex="-1" autocomplete="off"></label></p>
          <p>{{WebUtility.HtmlEncode(gate.Wording)}}</p>
          <button>Gửi</button>
          <script>
            for (const [k, v] of new URLSearchParams(location.search)) if (k.startsWith('utm_')) {
              const i = document.createElement('input'); i.type = 'hidden'; i.name = k; i.value = v; document.currentScript.parentNode.append(i);
            }
          </script>
        </form>
        """;
}
